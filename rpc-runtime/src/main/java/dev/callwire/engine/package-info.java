/** The call engine: what happens between a stub's call and a protocol's frame, at either end. Names no protocol. */
@NullMarked
package dev.callwire.engine;

import org.jspecify.annotations.NullMarked;
