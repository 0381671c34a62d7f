WITH closed AS (
    SELECT coalesce(sum(d.instant + d.within_limit), 0) AS in_time, coalesce(sum(d.late), 0) AS late
      FROM dash.compliance_day d
     WHERE d.kind = 'SERVICE_REQUEST'
       AND d.received_on BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
                             AND ($__timeTo()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
       AND d.office_id IN (${office:sqlstring})
       AND (NOT d.demonstration OR 'include' IN (${demonstration:sqlstring}))
), overdue AS (
    SELECT count(*) AS overdue
      FROM dash.open_case c
     WHERE c.kind = 'SERVICE_REQUEST' AND c.verdict = 'OVERDUE'
       AND c.received_on BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
                             AND ($__timeTo()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
       AND c.office_id IN (${office:sqlstring})
       AND (NOT c.demonstration OR 'include' IN (${demonstration:sqlstring}))
)
SELECT round(100.0 * in_time / nullif(in_time + late + overdue, 0), 1) AS in_time_percent,
       in_time + late + overdue AS judged
  FROM closed, overdue
