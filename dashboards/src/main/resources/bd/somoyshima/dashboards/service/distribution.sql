WITH charter_limit AS (
    SELECT mode() WITHIN GROUP (ORDER BY s.limit_days) AS days
      FROM dash.service s
      JOIN dash.office o USING (office_id)
     WHERE o.department IN (${department:sqlstring}) AND s.service IN (${service:sqlstring})
       AND o.division_code IN (${division:sqlstring})
), histogram AS (
    SELECT working_days, sum(cases) AS cases
      FROM dash.days_month
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST'
       AND department IN (${department:sqlstring}) AND service IN (${service:sqlstring}) AND @demonstration@
       AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
     GROUP BY working_days
    HAVING sum(cases) > 0
)
SELECT h.working_days::text AS working_days,
       CASE WHEN l.days IS NULL OR h.working_days <= l.days THEN h.cases ELSE 0 END AS within_usual_limit,
       CASE WHEN h.working_days > l.days THEN h.cases ELSE 0 END AS beyond_usual_limit
  FROM histogram h, charter_limit l
 ORDER BY h.working_days
