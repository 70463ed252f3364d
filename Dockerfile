# The relay with the built app, on one port. Carts are kept in the volume /data.
#   docker build -t trolley . && docker run -p 8787:8787 -v trolley-data:/data trolley

FROM node:22-bookworm-slim AS build
WORKDIR /trolley
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts
COPY . .
RUN npx vite build && npx vite build -c vite.relay.config.ts
RUN npm prune --omit=dev --ignore-scripts

FROM node:22-bookworm-slim
ENV NODE_ENV=production DATA_DIR=/data LOG_LEVEL=info
WORKDIR /trolley
COPY --from=build /trolley/node_modules node_modules
COPY --from=build /trolley/package.json package.json
COPY --from=build /trolley/dist dist
RUN mkdir -m 700 /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8787
# The process itself is process 1, so that SIGTERM reaches it and it drains.
CMD ["node", "dist/server/main.js"]
HEALTHCHECK CMD ["node", "-e", "fetch('http://127.0.0.1:8787/readyz').then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
