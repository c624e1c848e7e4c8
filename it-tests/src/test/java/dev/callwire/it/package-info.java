/** Everything together, over real sockets and with real peers. */
@NullMarked
package dev.callwire.it;

import org.jspecify.annotations.NullMarked;
