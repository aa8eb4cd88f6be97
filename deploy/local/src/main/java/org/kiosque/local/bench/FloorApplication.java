package org.kiosque.local.bench;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import io.netty.buffer.Unpooled;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.apache.catalina.startup.Tomcat;
import org.bson.Document;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.resources.ConnectionProvider;

/**
 * The hops of the platform with nothing of ours in them: what the servers and clients that we stand on cost by themselves.
 * {@code service PORT FOLDER MONGODB-URI} is a Tomcat on virtual threads that answers with the files {@code article},
 * {@code comments} and {@code related} of a folder, and inserts what is posted to {@code /comment} as durably as services
 * write, answering when that is done. {@code gateway PORT SERVICE-PORT FOLDER} is a Reactor Netty: {@code /article} and
 * {@code /comment} are passed on to that service, {@code /page} asks it for all three side by side, throws them away and answers
 * with the file {@code page}, compressed as it is; {@code /ready} asks nobody.
 */
public final class FloorApplication {

    private static final List<String> PARTS = List.of("article", "comments", "related");
    private static final int CONNECTIONS = 256;

    private FloorApplication() {}

    public static void main(String[] arguments) throws Exception {
        int port = Integer.parseInt(arguments[1]);
        if (arguments[0].equals("service")) {
            service(port, Path.of(arguments[2]), arguments[3]);
        } else {
            gateway(port, Integer.parseInt(arguments[2]), Files.readAllBytes(Path.of(arguments[3], "page")));
        }
        new CountDownLatch(1).await();
    }

    private static void service(int port, Path folder, String store) throws Exception {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("floor").toString());
        tomcat.setHostname("127.0.0.1");
        tomcat.setPort(port);
        tomcat.getConnector().setProperty("address", "127.0.0.1");
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        tomcat.getConnector().getProtocolHandler().setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        var context = tomcat.addContext("", null);
        for (String part : PARTS) {
            Tomcat.addServlet(context, part, new Fixed(Files.readAllBytes(folder.resolve(part))));
            context.addServletMappingDecoded("/" + part, part);
        }
        Tomcat.addServlet(context, "comment", new Inserted(comments(store)));
        context.addServletMappingDecoded("/comment", "comment");
        tomcat.start();
    }

    private static MongoCollection<Document> comments(String store) {
        return MongoClients.create(MongoClientSettings.builder()
                        .applyConnectionString(new ConnectionString(store))
                        .writeConcern(InsertLoadApplication.AS_THE_SERVICES)
                        .build())
                .getDatabase("kiosque-bench")
                .getCollection("floor");
    }

    private static void gateway(int port, int servicePort, byte[] page) {
        HttpClient client = HttpClient.create(ConnectionProvider.builder("floor")
                        .maxConnections(CONNECTIONS)
                        .pendingAcquireMaxCount(-1)
                        .build())
                .host("127.0.0.1")
                .port(servicePort);
        HttpServer.create()
                .host("127.0.0.1")
                .port(port)
                .route(routes -> routes.get("/article", (request, response) -> passedOn(client, request, response))
                        .post("/comment", (request, response) -> passedOn(client, request, response))
                        .get("/ready", (_, response) -> ready(response, page))
                        .get(
                                "/page",
                                (_, response) -> Flux.merge(PARTS.stream()
                                                .map(part -> client.get()
                                                        .uri("/" + part)
                                                        .responseSingle((_, body) -> body.asByteArray()))
                                                .toList())
                                        .then(Mono.defer(() -> ready(response, page)))))
                .bindNow();
    }

    private static Mono<Void> ready(HttpServerResponse response, byte[] page) {
        return response.header("Content-Encoding", "gzip")
                .header("Content-Type", "text/html;charset=utf-8")
                .sendObject(Unpooled.wrappedBuffer(page))
                .then();
    }

    private static Mono<Void> passedOn(HttpClient client, HttpServerRequest request, HttpServerResponse response) {
        return client.headers(headers -> headers.add(request.requestHeaders().remove("Host")))
                .request(request.method())
                .uri(request.uri())
                .send(request.receive().retain())
                .response((HttpClientResponse answer, reactor.netty.ByteBufFlux body) -> {
                    for (Map.Entry<String, String> header : answer.responseHeaders()) {
                        response.header(header.getKey(), header.getValue());
                    }
                    return response.status(answer.status()).send(body.retain()).then();
                })
                .then();
    }

    /** Answers with the same bytes each time. */
    private static final class Fixed extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient byte[] bytes;

        Fixed(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.setContentLength(bytes.length);
            response.getOutputStream().write(bytes);
        }
    }

    /** Answers when what was posted is in the store. */
    private static final class Inserted extends HttpServlet {

        private static final long serialVersionUID = 1;

        private final transient MongoCollection<Document> comments;

        Inserted(MongoCollection<Document> comments) {
            this.comments = comments;
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            var body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            comments.insertOne(new Document("_id", UUID.randomUUID().toString()).append("body", body));
            response.setStatus(HttpServletResponse.SC_ACCEPTED);
        }
    }
}
