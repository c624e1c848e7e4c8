package dev.callwire.wamp.auth;

import java.util.Set;

/**
 * On what terms a client proves who it is.
 *
 * @param limits what a router may ask for
 * @param routers the public keys of routers to trust; any if there are none
 * @param channel what its proof is bound to
 */
record Terms(KdfLimits limits, Set<String> routers, BoundChannel channel) {}
