WITH daily AS (
    SELECT o.district_code,
           count(*) FILTER (WHERE n.noted_at >= now() - interval '1 day') AS last_day,
           count(*) FILTER (WHERE n.noted_at < now() - interval '1 day') / 28.0 AS usual
      FROM dash.notice n
      JOIN dash.office o USING (office_id)
     WHERE n.kind = 'AT_RISK' AND n.change = 'RAISED' AND n.noted_at >= now() - interval '29 days'
     GROUP BY o.district_code
)
SELECT p.name_en || ' · ' || p.name_bn AS district, round(last_day / greatest(usual, 10), 1) AS times_the_usual
  FROM daily d
  JOIN dash.place p ON p.code = d.district_code
 ORDER BY 1
