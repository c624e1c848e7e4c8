/** Messages that go out as HTTP requests, each answered by at most one. */
@NullMarked
package dev.callwire.transport.http;

import org.jspecify.annotations.NullMarked;
