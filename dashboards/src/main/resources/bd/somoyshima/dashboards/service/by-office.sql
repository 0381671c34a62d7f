WITH counted AS (
    SELECT office_id, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late,
           sum(closed_instant) AS instant, sum(instant_promised) AS promised, sum(received) AS received,
           percentile_disc(0.5) WITHIN GROUP (ORDER BY working_days) AS median,
           percentile_disc(0.9) WITHIN GROUP (ORDER BY working_days) AS p90
      FROM dash.office_day
     WHERE office_id IN (SELECT office_id FROM dash.office WHERE district_code IN (${district:sqlstring})
                            AND department IN (${department:sqlstring}))
       AND area IN (${district:sqlstring}) AND service IN (${service:sqlstring})
       AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@ AND day BETWEEN @from@ AND @to@
     GROUP BY office_id
)
SELECT o.name_@lang@ AS office, s.limit_text, @standing(in_time, late)@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged, late,
       round(100.0 * instant / nullif(promised, 0), 1) AS instant_percent, promised, median, p90, received,
       c.office_id, o.district_code
  FROM counted c
  JOIN dash.office o USING (office_id)
  LEFT JOIN dash.service s ON s.office_id = c.office_id AND s.service_code IN (${service:sqlstring})
 WHERE received > 0 OR in_time + late > 0
 ORDER BY in_time_percent NULLS LAST, late DESC, 1
