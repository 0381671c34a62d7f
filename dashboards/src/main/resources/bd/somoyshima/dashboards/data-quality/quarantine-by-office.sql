SELECT coalesce(o.name_@lang@, q.office_id, '–') AS office, count(*) AS still_open,
       to_char(min(q.arrived_at) AT TIME ZONE 'Asia/Dhaka', 'YYYY-MM-DD') AS oldest_open
  FROM gateway.dash_quarantine q
  LEFT JOIN dash.office o USING (office_id)
 WHERE NOT q.settled
 GROUP BY 1
 ORDER BY still_open DESC, 1
 LIMIT 200
