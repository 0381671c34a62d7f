SELECT DISTINCT department AS __text, department AS __value
  FROM dash.office
 ORDER BY 1
