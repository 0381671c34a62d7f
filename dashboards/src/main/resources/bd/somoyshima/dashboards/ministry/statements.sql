SELECT coalesce(p.name_@lang@, o.name_@lang@, s.scope) AS place, to_char(s.month, 'YYYY-MM') AS month, s.kind,
       to_char(s.published_at AT TIME ZONE 'Asia/Dhaka', 'YYYY-MM-DD') AS published_on,
       s.received_then, s.received_now - s.received_then AS received_change,
       s.in_time_then, s.in_time_now - s.in_time_then AS in_time_change,
       s.late_then, s.late_now - s.late_then AS late_change,
       CASE WHEN s.received_now IS NULL THEN 'SEE_PAGE'
            WHEN (s.received_then, s.in_time_then, s.late_then) = (s.received_now, s.in_time_now, s.late_now) THEN 'UNCHANGED'
            ELSE 'RESTATED' END AS restated,
       s.page || '?format=html&lang=@lang@' AS page, s.page || '?format=xlsx&lang=@lang@' AS xlsx,
       s.page || '?format=csv&lang=@lang@' AS csv
  FROM dash.statement s
  LEFT JOIN dash.place p ON p.code = s.scope
  LEFT JOIN dash.office o ON 'office:' || o.office_id = s.scope
 ORDER BY s.month DESC, s.scope, s.kind DESC
 LIMIT 200
