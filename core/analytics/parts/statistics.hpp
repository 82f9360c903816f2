#pragma once
// The few functions of mathematical statistics that the intervals need.

namespace asah::analytics {

/// The 0.975 quantile of Student's t with `degrees` >= 1 degrees of freedom: the table to 30, then
/// the expansion of Abramowitz & Stegun 26.7.5, both right to 5 decimals.
double t_quantile_975(int degrees);

}  // namespace asah::analytics
