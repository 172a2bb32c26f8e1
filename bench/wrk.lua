-- What bench/web.py reads: requests, microseconds, answers that were errors, the slowest of 95 in 100 (in microseconds).
done = function(summary, latency, requests)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format("TOLD %d %d %d %d\n", summary.requests, summary.duration, failed, latency:percentile(95)))
end
