WITH counted AS (
    SELECT department, service AS service_code, sum(received) AS received, sum(closed_instant + closed_within) AS in_time,
           sum(closed_late) AS late
      FROM dash.service_month
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST' AND @demonstration@
       AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
     GROUP BY department, service
), named AS (
    SELECT DISTINCT ON (o.department, s.service_code) o.department, s.service_code, s.name_@lang@ AS service
      FROM dash.service s
      JOIN dash.office o USING (office_id)
     ORDER BY o.department, s.service_code, s.name_@lang@
)
SELECT coalesce(n.service, c.service_code) AS service, department, @standing(in_time, late)@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged, late, received,
       service_code
  FROM counted c
  LEFT JOIN named n USING (department, service_code)
 WHERE in_time + late > 0
 ORDER BY late DESC, in_time_percent, 1
 LIMIT 50
