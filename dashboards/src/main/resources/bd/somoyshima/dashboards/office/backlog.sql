WITH change AS (
    SELECT greatest(day, @from@) AS day, sum(backlog) AS backlog, sum(overdue) AS overdue
      FROM dash.office_day
     WHERE office_id IN (${office:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
       AND day <= least(@to@, @today@ - 1)
     GROUP BY 1
)
SELECT (d.day AT TIME ZONE 'Asia/Dhaka') AS "time",
       coalesce(sum(c.backlog) OVER (ORDER BY d.day), 0) AS backlog,
       coalesce(sum(c.overdue) OVER (ORDER BY d.day), 0) AS overdue
  FROM generate_series(@from@::timestamp, least(@to@, @today@ - 1)::timestamp, interval '1 day') AS d(day)
  LEFT JOIN change c ON c.day = d.day::date
 ORDER BY 1
