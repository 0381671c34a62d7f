SELECT p.name_@lang@ AS district, sum(a.reported_late) AS reported_late,
       sum(a.received + a.closed_instant + a.closed_within + a.closed_late + a.withdrawn + a.transferred
           + a.closed_unjudged) AS reports,
       round(100.0 * sum(a.reported_late)
             / nullif(sum(a.received + a.closed_instant + a.closed_within + a.closed_late + a.withdrawn + a.transferred
                          + a.closed_unjudged), 0), 1) AS reported_late_percent,
       round(sum(a.report_days)::numeric / nullif(sum(a.reported_late), 0), 1) AS days_late
  FROM dash.area_day a
  JOIN dash.place p ON p.code = a.area
 WHERE a.division_code IN (${division:sqlstring}) AND a.tier = 0 AND @demonstration@ AND a.day BETWEEN @from@ AND @to@
 GROUP BY a.area, 1
 ORDER BY reported_late_percent DESC NULLS LAST, 1
