SELECT coalesce(sum(d.received), 0) AS received
  FROM dash.compliance_day d
 WHERE d.kind = 'SERVICE_REQUEST'
   AND d.received_on BETWEEN ($__timeFrom()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
                         AND ($__timeTo()::timestamptz AT TIME ZONE 'Asia/Dhaka')::date
   AND d.office_id IN (${office:sqlstring})
   AND (NOT d.demonstration OR 'include' IN (${demonstration:sqlstring}))
