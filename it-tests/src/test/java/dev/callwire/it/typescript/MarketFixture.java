package dev.callwire.it.typescript;

import dev.callwire.RpcServer;
import dev.callwire.call.RecentEvents;
import dev.callwire.call.TopicOptions;
import dev.callwire.it.TcpProxy;
import java.util.concurrent.CompletableFuture;

/** A market behind a wire that can be harmed, and a server beside it that does so when it is told to. */
final class MarketFixture implements AutoCloseable, Control {
    private final MarketService service = new MarketService();
    private final String origin;
    private final RpcServer control;
    private final TcpProxy proxy;
    private RpcServer market;
    private CompletableFuture<Void> closing = CompletableFuture.completedFuture(null);

    /** @param origin where pages may come from */
    MarketFixture(String origin) {
        this.origin = origin;
        market = start();
        proxy = TcpProxy.to(market.port());
        control = RpcServer.builder()
                .host("127.0.0.1")
                .allowedOrigins(origin)
                .service(Control.class, this)
                .start();
    }

    private RpcServer start() {
        return RpcServer.builder()
                .host("127.0.0.1")
                .allowedOrigins(origin)
                .allowedHosts("127.0.0.1")
                .service(Market.class, service)
                .events(
                        MarketEvents.class,
                        TopicOptions.DEFAULTS
                                .withHistory(() -> new RecentEvents(1_000))
                                .withAccess((peer, topic, use) -> true))
                .events(MarketNews.class)
                .start();
    }

    String url() {
        return proxy.url();
    }

    String controlUrl() {
        return "ws://127.0.0.1:" + control.port() + "/rpc";
    }

    @Override
    public void cut() {
        proxy.cutAll();
    }

    @Override
    public void refuse() {
        proxy.refuse();
    }

    @Override
    public void accept() {
        proxy.accept();
    }

    @Override
    public void silence() {
        proxy.silence();
    }

    @Override
    public void restart() {
        var old = market;
        market = start();
        proxy.target(market.port());
        closing = CompletableFuture.runAsync(old::close);
    }

    @Override
    public void price(String symbol, double price) {
        market.publisher(MarketEvents.class).price(symbol, price);
    }

    @Override
    public void say(String text) {
        market.publisher(MarketNews.class).said(text);
    }

    @Override
    public int connections() {
        return proxy.accepted();
    }

    @Override
    public void close() {
        closing.join();
        control.close();
        proxy.close();
        market.close();
    }
}
