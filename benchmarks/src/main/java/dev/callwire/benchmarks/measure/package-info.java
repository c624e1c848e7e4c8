/** What is counted in the process under measurement: calls, their latencies, processor time and allocated bytes. */
@NullMarked
package dev.callwire.benchmarks.measure;

import org.jspecify.annotations.NullMarked;
