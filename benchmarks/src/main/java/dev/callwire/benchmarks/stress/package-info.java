/** What becomes of calls when connections are cut, servers restart, wires fall silent and clients vanish. */
@NullMarked
package dev.callwire.benchmarks.stress;

import org.jspecify.annotations.NullMarked;
