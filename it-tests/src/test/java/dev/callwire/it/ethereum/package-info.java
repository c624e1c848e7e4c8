/** A piece of the Ethereum JSON-RPC interface, as one would write it to talk to a node. */
@NullMarked
package dev.callwire.it.ethereum;

import org.jspecify.annotations.NullMarked;
