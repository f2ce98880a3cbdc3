/** What every table of a kind begins with: one row per entry, or one per line of it. */
export const OF_ENTRY = `tenant_id uuid NOT NULL,
    entry_id uuid NOT NULL`;
export const ONE_PER_ENTRY = `PRIMARY KEY (tenant_id, entry_id),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES entry (tenant_id, id)`;
export const ONE_PER_LINE = `PRIMARY KEY (tenant_id, entry_id, line),
    FOREIGN KEY (tenant_id, entry_id) REFERENCES entry (tenant_id, id)`;
export const GOODS = `line smallint NOT NULL,
    item_id uuid,
    name text NOT NULL,
    quantity numeric(12, 3) NOT NULL CHECK (quantity > 0),
    unit text,
    unit_price_vnd bigint CHECK (unit_price_vnd > 0),
    total_vnd bigint NOT NULL CHECK (total_vnd > 0)`;
export const ITEM = `FOREIGN KEY (tenant_id, item_id) REFERENCES menu_item (tenant_id, id)`;
export const CUSTOMER = `FOREIGN KEY (tenant_id, customer_id) REFERENCES customer (tenant_id, id)`;
