/** msg-rpc: calls over one pipe, and for calls that go on a messenger that either end may use. */
@NullMarked
package dev.callwire.protocol.msgrpc;

import org.jspecify.annotations.NullMarked;
