WITH office AS (
    SELECT * FROM dash.office WHERE district_code IN (${district:sqlstring})
), counted AS (
    SELECT place, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late
      FROM dash.office_day
     WHERE office_id IN (SELECT office_id FROM office) AND area IN (${district:sqlstring})
       AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@ AND day BETWEEN @from@ AND @to@
     GROUP BY place
), there AS (
    SELECT place, count(*) FILTER (WHERE NOT closed) AS offices, count(silent_from_on) AS silent FROM office GROUP BY place
)
SELECT p.name_@lang@ AS place, coalesce(offices, 0) AS offices, coalesce(silent, 0) AS silent, @standing(coalesce(in_time, 0), coalesce(late, 0))@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, coalesce(in_time + late, 0) AS judged
  FROM there
  FULL JOIN counted USING (place)
  JOIN dash.place p ON p.code = place
 ORDER BY in_time_percent NULLS LAST, 1
