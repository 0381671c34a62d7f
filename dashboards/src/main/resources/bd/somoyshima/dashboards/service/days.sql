WITH histogram AS (
    SELECT working_days, sum(cases) AS cases, sum(sum(cases)) OVER (ORDER BY working_days) AS up_to,
           sum(sum(cases)) OVER () AS all_cases
      FROM dash.days_month
     WHERE division_code IN (${division:sqlstring}) AND kind = 'SERVICE_REQUEST'
       AND department IN (${department:sqlstring}) AND service IN (${service:sqlstring}) AND @demonstration@
       AND month BETWEEN date_trunc('month', @from@::timestamp)::date AND @to@
     GROUP BY working_days
    HAVING sum(cases) > 0
)
SELECT min(working_days) FILTER (WHERE 2 * up_to >= all_cases) AS median,
       min(working_days) FILTER (WHERE 10 * up_to >= 9 * all_cases) AS p90,
       max(working_days) AS longest
  FROM histogram
