WITH counted AS (
    SELECT extract(year FROM day + interval '6 months')::integer - 1 AS first_year,
           sum(received) AS received, sum(closed_instant + closed_within) AS in_time, sum(closed_late) AS late,
           sum(withdrawn + transferred + closed_unjudged) AS not_judged, sum(backlog) AS change
      FROM dash.area_day
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST' AND tier = 0 AND @demonstration@
       AND day <= @today@
     GROUP BY 1
)
SELECT first_year || '–' || right((first_year + 1)::text, 2) AS fiscal_year, @standing(in_time, late)@ AS standing,
       round(100.0 * in_time / nullif(in_time + late, 0), 1) AS in_time_percent, in_time + late AS judged, late,
       not_judged, received, sum(change) OVER (ORDER BY first_year) AS backlog_at_end
  FROM counted
 ORDER BY first_year DESC
 LIMIT 10
