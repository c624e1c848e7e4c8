/** JSON-RPC 2.0. */
@NullMarked
package dev.callwire.protocol.jsonrpc;

import org.jspecify.annotations.NullMarked;
