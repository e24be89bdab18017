-- One row for each row that the files yield of {kind}, as in their own Parquet files; a content under two names once.
copy (
    select parquet.content as read_from, line.sheet, line.row_number, line.block, line.own_number, line.key_cell, line.qualifiers, line.raw, line.cells, {fields}
    from read_{kind} as line
    join (
        select content, min(file_id) as file_id from parquet_file where kind = '{kind}' group by content
    ) as parquet using (file_id)
) to {file} (format parquet, compression zstd);
