/** Servers and clients within one process, for tests: connected, harmed on purpose, and looked after. */
@NullMarked
package dev.callwire.testing;

import org.jspecify.annotations.NullMarked;
