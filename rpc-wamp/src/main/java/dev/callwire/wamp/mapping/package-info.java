/** What the engine says in terms of JSON-RPC, as WAMP says it: params, results, events and errors. */
@NullMarked
package dev.callwire.wamp.mapping;

import org.jspecify.annotations.NullMarked;
