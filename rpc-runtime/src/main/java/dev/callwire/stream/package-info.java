/** Streams and events as their users see them, beside {@link java.util.concurrent.Flow}. */
@NullMarked
package dev.callwire.stream;

import org.jspecify.annotations.NullMarked;
