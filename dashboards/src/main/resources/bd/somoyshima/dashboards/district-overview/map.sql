WITH counted AS (
    SELECT area, coalesce(sum(closed_instant + closed_within), 0) AS in_time, coalesce(sum(closed_late), 0) AS late
      FROM dash.area_day
     WHERE area IN (SELECT code FROM dash.place WHERE level = 'DISTRICT')
       AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@ AND day BETWEEN @from@ AND @to@
     GROUP BY area
)
SELECT p.name_@lang@ AS district, p.latitude, p.longitude,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged,
       @standing(in_time, late)@ AS standing
  FROM counted c
  JOIN dash.place p ON p.code = c.area
 WHERE in_time + late > 0
 ORDER BY 1
