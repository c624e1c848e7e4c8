@NullMarked
package dev.callwire.wamp.auth;

import org.jspecify.annotations.NullMarked;
