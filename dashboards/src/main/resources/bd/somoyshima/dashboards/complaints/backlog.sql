WITH change AS (
    SELECT greatest(day, @from@) AS day, sum(backlog) FILTER (WHERE tier = 0) AS backlog,
           sum(overdue) FILTER (WHERE tier > 0) AS ripe
      FROM dash.area_day
     WHERE area IN (${district:sqlstring}) AND kind = 'COMPLAINT' AND @demonstration@
       AND day <= least(@to@, @today@ - 1)
     GROUP BY 1
)
SELECT (d.day AT TIME ZONE 'Asia/Dhaka') AS "time",
       coalesce(sum(c.backlog) OVER (ORDER BY d.day), 0) AS backlog,
       coalesce(sum(c.ripe) OVER (ORDER BY d.day), 0) AS ripe
  FROM generate_series(@from@::timestamp, least(@to@, @today@ - 1)::timestamp, interval '1 day') AS d(day)
  LEFT JOIN change c ON c.day = d.day::date
 ORDER BY 1
