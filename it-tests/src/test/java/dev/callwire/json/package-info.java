@NullMarked
package dev.callwire.json;

import org.jspecify.annotations.NullMarked;
