WITH counted_on_a_day AS MATERIALIZED (
    SELECT * FROM dash.office_day
     WHERE office_id IN (${office:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
       AND day BETWEEN @from@ AND @to@
), counted AS (
    -- a service, and where it has variants each of them as well
    SELECT office_id, coalesce(service_code, service) AS service_code, sum(received) AS received, sum(closed_instant) AS instant,
           sum(instant_promised) AS promised, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY working_days) AS median,
           percentile_disc(0.9) WITHIN GROUP (ORDER BY working_days) AS p90
      FROM counted_on_a_day
     GROUP BY GROUPING SETS ((office_id, service), (office_id, service_code))
    HAVING service_code IS NULL OR position('.' IN service_code) > 0
)
SELECT coalesce(s.name_@lang@, c.service_code) AS service, s.limit_text, @standing(in_time, late)@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged, late,
       round(100.0 * instant / nullif(promised, 0), 1) AS instant_percent, promised, median, p90, received
  FROM counted c
  LEFT JOIN dash.service s USING (office_id, service_code)
 WHERE received > 0 OR in_time + late > 0
 ORDER BY in_time_percent NULLS LAST, late DESC, 1
