WITH counted AS (
    SELECT area AS place,
           sum(received) FILTER (WHERE day BETWEEN @from@ AND @to@) AS received,
           sum(closed_instant + closed_within) FILTER (WHERE day BETWEEN @from@ AND @to@) AS in_time,
           sum(closed_late) FILTER (WHERE day BETWEEN @from@ AND @to@) AS late,
           sum(backlog) FILTER (WHERE day <= @today@) AS backlog, sum(overdue) FILTER (WHERE day < @today@) AS overdue
      FROM dash.area_day
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
     GROUP BY 1
), there AS (
    SELECT coalesce(district_code, division_code, place) AS place, count(*) FILTER (WHERE NOT closed) AS offices, count(silent_from_on) AS silent
      FROM dash.office
     WHERE division_code IN (${division:sqlstring})
     GROUP BY 1
)
SELECT p.name_@lang@ AS place, @standing(coalesce(in_time, 0), coalesce(late, 0))@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent,
       coalesce(in_time, 0) + coalesce(late, 0) AS judged, coalesce(late, 0) AS late,
       coalesce(overdue, 0) AS overdue, coalesce(backlog, 0) AS backlog, coalesce(received, 0) AS received,
       offices - silent AS reporting, offices, p.code AS district_code
  FROM there t
  JOIN dash.place p ON p.code = t.place
  LEFT JOIN counted c ON c.place = t.place
 ORDER BY in_time_percent NULLS LAST, overdue DESC, 1
