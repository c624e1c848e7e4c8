@NullMarked
package dev.callwire.wamp.client;

import org.jspecify.annotations.NullMarked;
