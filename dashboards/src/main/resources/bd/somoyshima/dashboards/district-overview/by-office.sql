WITH office AS (
    SELECT * FROM dash.office WHERE district_code IN (${district:sqlstring})
), counted AS (
    SELECT office_id, sum(received) AS received, sum(closed_instant) AS instant,
           sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late
      FROM dash.office_day
     WHERE office_id IN (SELECT office_id FROM office) AND area IN (${district:sqlstring})
       AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@ AND day BETWEEN @from@ AND @to@
     GROUP BY office_id
), still_open AS (
    SELECT office_id, count(*) AS backlog, count(*) FILTER (WHERE verdict = 'OVERDUE') AS overdue
      FROM dash.open_case
     WHERE office_id IN (SELECT office_id FROM office) AND kind = 'SERVICE_REQUEST' AND @demonstration@
     GROUP BY office_id
)
SELECT o.name_@lang@ AS office, p.name_@lang@ AS place,
       CASE WHEN o.silent_from_on IS NOT NULL THEN 'NO_DATA'
            ELSE @standing(coalesce(in_time, 0), coalesce(late, 0))@ END AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent,
       coalesce(in_time + late, 0) AS judged, coalesce(late, 0) AS late, coalesce(overdue, 0) AS overdue,
       coalesce(backlog, 0) AS backlog, coalesce(received, 0) AS received, coalesce(instant, 0) AS instant,
       to_char(o.silent_from_on, 'YYYY-MM-DD') AS silent_from_on, o.office_id, o.district_code
  FROM office o
  JOIN dash.place p ON p.code = o.place
  LEFT JOIN counted USING (office_id)
  LEFT JOIN still_open USING (office_id)
 ORDER BY in_time_percent NULLS LAST, overdue DESC, 1
