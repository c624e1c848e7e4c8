/** The contestants, each a server and a client in a process of its own, doing the same work. */
@NullMarked
package dev.callwire.benchmarks.contestant;

import org.jspecify.annotations.NullMarked;
