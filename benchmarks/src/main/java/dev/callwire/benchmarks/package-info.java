/** The benchmarks: what is run, beside what, and the tables that come of it. */
@NullMarked
package dev.callwire.benchmarks;

import org.jspecify.annotations.NullMarked;
