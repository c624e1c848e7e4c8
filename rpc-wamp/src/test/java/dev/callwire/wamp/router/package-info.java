@NullMarked
package dev.callwire.wamp.router;

import org.jspecify.annotations.NullMarked;
