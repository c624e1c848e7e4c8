/** How clients prove who they are, at both ends: the methods of the Advanced Profile as state machines without connections. */
@NullMarked
package dev.callwire.wamp.auth;

import org.jspecify.annotations.NullMarked;
