WITH closed AS (
    SELECT (date_trunc('week', d.received_on + 1)::date - 1) AS week_on,
           sum(d.instant + d.within_limit) AS in_time, sum(d.late) AS late, sum(d.unsettled) AS unsettled
      FROM dash.compliance_day d
     WHERE d.kind = 'SERVICE_REQUEST'
       AND d.received_on BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
                             AND ($__timeTo()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
       AND d.office_id IN (${office:sqlstring})
       AND (NOT d.demonstration OR 'include' IN (${demonstration:sqlstring}))
     GROUP BY 1
)
SELECT (week_on::timestamp AT TIME ZONE 'Asia/Dhaka') AS "time", in_time, late, unsettled AS still_open
  FROM closed
 ORDER BY 1
