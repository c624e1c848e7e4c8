/** WAMP v2 in front: a router, as a protocol of a server, and a client of routers. */
@NullMarked
package dev.callwire.wamp;

import org.jspecify.annotations.NullMarked;
