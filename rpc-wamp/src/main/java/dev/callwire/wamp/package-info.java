/** WAMP v2: the router, as a protocol of a server. */
@NullMarked
package dev.callwire.wamp;

import org.jspecify.annotations.NullMarked;
