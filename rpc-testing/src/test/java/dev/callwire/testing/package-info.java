/** Tests of what tests are made with. */
package dev.callwire.testing;
