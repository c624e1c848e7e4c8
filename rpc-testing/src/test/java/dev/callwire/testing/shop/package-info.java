/** A service to be tested. */
package dev.callwire.testing.shop;
