SELECT o.name_@lang@ AS office, p.name_@lang@ AS place, to_char(o.last_heard_on, 'YYYY-MM-DD') AS last_heard_on,
       to_char(o.silent_from_on, 'YYYY-MM-DD') AS silent_from_on, @today@ - o.silent_from_on + 1 AS silent_days,
       o.office_id, o.district_code
  FROM dash.office o
  JOIN dash.place p ON p.code = o.place
 WHERE o.silent_from_on IS NOT NULL AND o.division_code IN (${division:sqlstring})
 ORDER BY o.silent_from_on, 1
 LIMIT 500
